package rowhouse.foundation.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTextTest {
  private final Outside outside = outside(OutsideConfig.standard());

  @AfterEach
  void close() {
    outside.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "example.com",
        "//example.com/",
        "http:/example.com",
        "http:example.com",
        "http:\\\\example.com\\",
        "http://",
        "http:///path",
        "http://?q",
        "ftp://example.com/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "data:text/html,hi",
        "gopher://example.com/",
        "jar:http://example.com!/x",
        "http://user@example.com/",
        "http://user:secret@example.com/",
        "http://@example.com/",
        "http://example.com:secret@127.0.0.1/",
        "http://example.com:22/",
        "http://example.com:6379/",
        "http://example.com:0/",
        "http://example.com:65536/",
        "http://example.com:99999999999/",
        "http://example.com:-80/",
        "http://example.com:8a/",
        "http://exa mple.com/",
        "http://exa\tmple.com/",
        "http://example.com/\u0000",
        "http://example.com/a\nb",
        "http://example.com/a\rb",
        "http://example.com/\u007f",
        "http://example.com/\u0085",
        "http://example.com/\u202egpj.exe",
        "http://example.com/\u200b",
        "http://example.com/\ufeff",
        "http://example.com/\ud800x",
        "http://exam\u200dple.com/",
        "http://.example.com/",
        "http://example..com/",
        "http://example.com../",
        "http://example.com\\@127.0.0.1/",
        "http://exa<mple.com/",
        "http://exa%00mple.com/",
        "http://exa%2fmple.com/",
        "http://[::1/",
        "http://::1/",
        "http://[fe80::1%25eth0]/",
        "http://[1:2:3]/",
        "http://1.2.3.4.5/",
        "http://256.1.1.1/",
        "http://1.1.1.0x100/",
        "http://08.1.1.1/",
        "http://4294967296/",
        "http://example.0x7g.1/",
        "http://p\u0430ypal.com/",
        "http://g\u03bfogle.com/"
      })
  void v_d01_texts_that_are_no_web_address_are_refused_before_anything_is_opened(String text) {
    assertThat(outside.address(text))
        .isInstanceOfSatisfying(
            HttpAddress.Invalid.class,
            invalid -> {
              assertThat(invalid.code()).isEqualTo(FetchCode.URL_INVALID);
              assertThat(invalid.message()).endsWith(".");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "http://example.com, http://example.com/, example.com, 80",
    "HTTPS://EXAMPLE.com:443/A?b=C#top, https://example.com/A?b=C, example.com, 443",
    "http://example.com:8080/x, http://example.com:8080/x, example.com, 8080",
    "http://example.com./x, http://example.com/x, example.com, 80",
    "http://b\u00fccher.example/\u00e4, http://xn--bcher-kva.example/%C3%A4, xn--bcher-kva.example, 80",
    "https://\u4f8b\u5b50.\u6d4b\u8bd5/\u9875, https://xn--fsqu00a.xn--0zwm56d/%E9%A1%B5, xn--fsqu00a.xn--0zwm56d, 443",
    "https://\ud55c\uad6d.example/, https://xn--3e0b707e.example/, xn--3e0b707e.example, 443",
    "http://\uff45\uff58ample\u3002com/, http://example.com/, example.com, 80",
    "http://134744072/, http://8.8.8.8/, 8.8.8.8, 80",
    "http://0x08.010.8.8/, http://8.8.8.8/, 8.8.8.8, 80",
    "'http://[2606:4700:0:0::1111]/', 'http://[2606:4700::1111]/', 2606:4700::1111, 80",
    "http://my_host.example/, http://my_host.example/, my_host.example, 80",
    "http://example.com/a b, http://example.com/a%20b, example.com, 80",
    "http://example.com/@user, http://example.com/@user, example.com, 80",
  })
  void v_d01_good_addresses_come_out_in_one_notation(
      String text, String url, String host, int port) {
    assertThat(outside.address(text))
        .isEqualTo(new HttpAddress.Valid(url, url.split(":", 2)[0], host, port));
  }

  @Test
  void v_d01_the_length_and_the_ports_can_be_configured() {
    String longUrl = "http://example.com/" + "a".repeat(3000);
    assertThat(outside.address(longUrl)).isInstanceOf(HttpAddress.Invalid.class);
    try (Outside other =
        outside(OutsideConfig.standard().withLongestUrl(8192).withPorts(Set.of(80, 3000)))) {
      assertThat(other.address(longUrl)).isInstanceOf(HttpAddress.Valid.class);
      assertThat(other.address("http://example.com:3000/")).isInstanceOf(HttpAddress.Valid.class);
      assertThat(other.address("http://example.com:8080/")).isInstanceOf(HttpAddress.Invalid.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/",
        "http://127.1/",
        "http://2130706433/",
        "http://017700000001/",
        "http://0x7f000001/",
        "http://0x7f.1/",
        "http://0177.0.0.0x1/",
        "http://127.0.0.1./",
        "http://%31%32%37.0.0.1/",
        "http://\uff11\uff12\uff17.0.0.1/",
        "http://127\u30020\u30020\u30021/",
        "http://0/",
        "http://0.0.0.0/",
        "http://10.1.2.3/",
        "http://172.31.255.255/",
        "http://192.168.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://2852039166/",
        "http://100.64.0.1/",
        "http://198.18.0.1/",
        "http://224.0.0.1/",
        "http://255.255.255.255/",
        "http://[::1]/",
        "http://[::]/",
        "http://[0:0:0:0:0:0:0:1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:7f00:1]/",
        "http://[::127.0.0.1]/",
        "http://[fc00::1]/",
        "http://[fd12:3456::1]/",
        "http://[fe80::1]/",
        "http://[ff02::1]/",
        "http://[64:ff9b::10.0.0.1]/",
        "http://[64:ff9b:1::1]/",
        "http://[2002:7f00:1::]/",
        "http://[2002:c0a8:101::1]/",
        "http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/",
        "http://[2001:db8::1]/"
      })
  void v_d02_every_notation_of_a_private_address_is_blocked_by_its_text_alone(String text) {
    assertThat(outside.address(text))
        .isInstanceOfSatisfying(
            HttpAddress.Invalid.class,
            invalid -> assertThat(invalid.code()).isEqualTo(FetchCode.ADDRESS_BLOCKED));
  }

  @Test
  void a_permitted_machine_may_use_its_own_port_and_no_other() {
    try (Outside other =
        outside(
            OutsideConfig.standard()
                .withAllow(List.of("127.0.0.1:9123", "[fd00:0:0::5]:80", "nas.local:6001")))) {
      assertThat(other.address("http://127.1:9123/")).isInstanceOf(HttpAddress.Valid.class);
      assertThat(other.address("http://[fd00::5]/")).isInstanceOf(HttpAddress.Valid.class);
      assertThat(other.address("http://NAS.local:6001/")).isInstanceOf(HttpAddress.Valid.class);
      assertThat(other.address("http://127.0.0.1:9124/")).isInstanceOf(HttpAddress.Invalid.class);
      assertThat(other.address("http://127.0.0.1/")).isInstanceOf(HttpAddress.Invalid.class);
      assertThat(other.address("http://nas.local:6002/")).isInstanceOf(HttpAddress.Invalid.class);
      // Only its addresses can tell whether this is the machine that was permitted.
      assertThat(other.address("http://alias.local:9123/")).isInstanceOf(HttpAddress.Valid.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nas", "nas:", ":80", "nas:0", "nas:99999", "a b:80", "fd00::5:80"})
  void an_operator_learns_which_entry_of_the_allow_list_cannot_be_read(String entry) {
    assertThatThrownBy(() -> OutsideConfig.standard().withAllow(List.of(entry)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith(".");
  }

  private static Outside outside(OutsideConfig config) {
    return new Outside(
        config,
        host -> {
          throw new AssertionError("no name may be looked up for " + host);
        },
        () -> false);
  }
}
