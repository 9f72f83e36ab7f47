package rowhouse.server.owner;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import dev.samstevens.totp.code.CodeVerifier;
import dev.samstevens.totp.code.DefaultCodeGenerator;
import dev.samstevens.totp.code.DefaultCodeVerifier;
import dev.samstevens.totp.qr.QrData;
import dev.samstevens.totp.secret.DefaultSecretGenerator;
import java.time.Duration;
import java.time.InstantSource;

/** Codes that change every half minute (TOTP, RFC 6238). */
final class SecondFactor {
  private final CodeVerifier verifier;
  private final Cache<String, String> used =
      Caffeine.newBuilder().maximumSize(100).expireAfterWrite(Duration.ofMinutes(2)).build();

  SecondFactor(InstantSource clock) {
    this.verifier =
        new DefaultCodeVerifier(new DefaultCodeGenerator(), () -> clock.instant().getEpochSecond());
  }

  String newSecret() {
    return new DefaultSecretGenerator().generate();
  }

  /** A code is good once: whoever looked over the shoulder cannot use it again. */
  boolean fits(String secret, String code) {
    String digits = code.strip();
    return verifier.isValidCode(secret, digits) && used.asMap().putIfAbsent(digits, secret) == null;
  }

  String uri(String secret) {
    return new QrData.Builder().label("owner").issuer("Rowhouse").secret(secret).build().getUri();
  }

  /** The address as a picture to point a phone at, drawn as one path. */
  String picture(String uri) {
    try {
      BitMatrix matrix = new QRCodeWriter().encode(uri, BarcodeFormat.QR_CODE, 0, 0);
      StringBuilder path = new StringBuilder();
      for (int y = 0; y < matrix.getHeight(); y++) {
        for (int x = 0; x < matrix.getWidth(); x++) {
          if (matrix.get(x, y)) {
            path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
          }
        }
      }
      return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\"><path d=\"%s\"/></svg>"
          .formatted(matrix.getWidth(), matrix.getHeight(), path);
    } catch (WriterException e) {
      throw new IllegalStateException("an address of this length always fits", e);
    }
  }
}
