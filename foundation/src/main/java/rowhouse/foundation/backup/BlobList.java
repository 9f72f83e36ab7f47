package rowhouse.foundation.backup;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import rowhouse.foundation.blob.Blob;
import rowhouse.foundation.blob.Blobs;

/** The blobs that a copied database knows, one a line: hash, blank, size. */
final class BlobList {
  private BlobList() {}

  /** Writes the list of {@code database}, a copy that nobody else has open. */
  static void write(Path database, Path list) throws IOException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    try (Connection connection = config.createConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT sha256, size FROM blob ORDER BY sha256");
        BufferedWriter out = Files.newBufferedWriter(list, US_ASCII)) {
      while (rows.next()) {
        out.write(rows.getString(1) + " " + rows.getLong(2) + "\n");
      }
    } catch (SQLException e) {
      throw new BackupException("The copy of a database could not be read.", e);
    }
  }

  /** Shows each blob of the list. */
  static void each(Path list, Blobs.BlobVisitor visitor) throws IOException {
    try (BufferedReader in = Files.newBufferedReader(list, US_ASCII)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        int blank = line.indexOf(' ');
        if (blank < 0) {
          throw new IOException("A line of the list is damaged.");
        }
        visitor.visit(
            new Blob(line.substring(0, blank), Long.parseLong(line, blank + 1, line.length(), 10)));
      }
    } catch (IllegalArgumentException e) {
      throw new IOException("A line of the list is damaged.", e);
    }
  }
}
