package rowhouse.vault.snapshot;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The bytes that the text of a data address stands for. */
final class PercentText {
  private PercentText() {}

  static byte[] decode(String text, int from) {
    int hash = text.indexOf('#', from);
    byte[] raw =
        text.substring(from, hash < 0 ? text.length() : hash).getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length);
    for (int i = 0; i < raw.length; i++) {
      if (raw[i] == '%'
          && i + 2 < raw.length
          && HexFormat.isHexDigit(raw[i + 1])
          && HexFormat.isHexDigit(raw[i + 2])) {
        out.write(HexFormat.fromHexDigit(raw[i + 1]) * 16 + HexFormat.fromHexDigit(raw[i + 2]));
        i += 2;
      } else {
        out.write(raw[i]);
      }
    }
    return out.toByteArray();
  }
}
