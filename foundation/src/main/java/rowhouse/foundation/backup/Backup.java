package rowhouse.foundation.backup;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a backup holds.
 *
 * @param id its name, as {@code 20261122-020304-ab12}, in order of time
 * @param createdAt milliseconds since 1970
 * @param version the program that made it
 * @param rooms in the order in which they were copied
 */
public record Backup(String id, long createdAt, String version, List<Room> rooms) {
  private static final Pattern ID = Pattern.compile("[0-9]{8}-[0-9]{6}-[0-9a-f]{4}");

  public Backup {
    checkId(id);
    rooms = List.copyOf(rooms);
  }

  static String checkId(String id) {
    if (!isId(id)) {
      throw new BackupException("A backup is named as 20261122-020304-ab12.", null);
    }
    return id;
  }

  static boolean isId(String id) {
    return ID.matcher(id).matches();
  }

  /**
   * One room of it.
   *
   * @param database SHA-256 of the copied file
   * @param databaseBytes its size
   * @param list SHA-256 of the list of blobs
   * @param blobs how many blobs the rows know
   * @param blobBytes their size together
   * @param missing those of them that were not there to be copied
   */
  public record Room(
      String name,
      String database,
      long databaseBytes,
      String list,
      long blobs,
      long blobBytes,
      List<String> missing) {
    public Room {
      BackupRoom.checkName(name);
      missing = List.copyOf(missing);
    }
  }
}
