package rowhouse.foundation.outside;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rowhouse.foundation.test.LoopbackSite;
import rowhouse.foundation.test.Reply;

class SecureTest {
  private static final char[] PASSWORD = "not-a-secret".toCharArray();
  @TempDir static Path folder;
  private static LoopbackSite secure;
  private static LoopbackSite plain;
  private static UnaryOperator<OkHttpClient.Builder> trust;
  private static final Names NAMES =
      new Names().answer("secure.test", "127.0.0.1").answer("wrong.test", "127.0.0.1");

  @BeforeAll
  static void start() throws Exception {
    KeyStore keys = selfSigned(folder.resolve("keys.p12"));
    KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
    own.init(keys, PASSWORD);
    TrustManagerFactory trusted = TrustManagerFactory.getInstance("PKIX");
    trusted.init(keys);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
    trust =
        builder ->
            builder.sslSocketFactory(
                context.getSocketFactory(), (X509TrustManager) trusted.getTrustManagers()[0]);
    plain = LoopbackSite.start().on("/", Reply.html("plain"));
    secure =
        LoopbackSite.start(context.getServerSocketFactory())
            .on("/", Reply.html("secure"))
            .on("/down", Reply.redirect(302, plain.url("/")));
  }

  @AfterAll
  static void stop() {
    secure.close();
    plain.close();
  }

  @Test
  void the_name_and_not_the_checked_address_is_what_tls_asks_for() {
    try (Outside outside = trusting()) {
      Rig.took(outside.fetch(get("secure.test", "/")));
    }
    assertThat(secure.seen().getLast().serverName()).isEqualTo("secure.test");
    assertThat(secure.seen().getLast().host()).startsWith("secure.test");
  }

  @Test
  void v_d03_a_way_from_https_to_http_is_not_taken() {
    try (Outside outside = trusting()) {
      FetchFailure failure = Rig.failed(outside.fetch(get("secure.test", "/down")));
      assertThat(failure.code()).isEqualTo(FetchCode.REDIRECT_BLOCKED);
    }
    assertThat(plain.connections()).isZero();
  }

  @Test
  void a_certificate_that_nobody_vouches_for_or_for_another_name_is_refused() {
    try (Outside outside = trusting()) {
      assertThat(Rig.failed(outside.fetch(get("wrong.test", "/"))).code())
          .isEqualTo(FetchCode.TLS_FAILED);
    }
    try (Outside outside = new Outside(Rig.visiting(secure), NAMES, () -> false)) {
      FetchFailure failure = Rig.failed(outside.fetch(get("secure.test", "/")));
      assertThat(failure.code()).isEqualTo(FetchCode.TLS_FAILED);
      assertThat(failure.retryable()).isFalse();
    }
  }

  private static Outside trusting() {
    return new Outside(Rig.visiting(secure, plain), NAMES, () -> false, trust);
  }

  private static FetchRequest get(String host, String path) {
    return FetchRequest.get(secure.url(host, path), FetchUse.PAGE);
  }

  private static KeyStore selfSigned(Path file) throws Exception {
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    List<String> command =
        List.of(
            keytool.toString(),
            "-genkeypair",
            "-alias",
            "site",
            "-keyalg",
            "EC",
            "-dname",
            "CN=secure.test",
            "-ext",
            "san=dns:secure.test",
            "-validity",
            "30",
            "-keystore",
            file.toString(),
            "-storepass",
            new String(PASSWORD));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD);
    }
    KeyStore withTrust = KeyStore.getInstance("PKCS12");
    withTrust.load(null, null);
    withTrust.setKeyEntry(
        "site", keys.getKey("site", PASSWORD), PASSWORD, keys.getCertificateChain("site"));
    withTrust.setCertificateEntry("trusted", keys.getCertificate("site"));
    return withTrust;
  }
}
