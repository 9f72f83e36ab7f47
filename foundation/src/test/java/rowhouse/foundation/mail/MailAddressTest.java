package rowhouse.foundation.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MailAddressTest {
  private static String code(String text) {
    try {
      return MailAddress.parse(text).text();
    } catch (MailAddress.Refused refused) {
      return refused.code();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ann@example.com, ann@example.com",
    "Ann.Lee+Week@Example.COM, Ann.Lee+Week@example.com",
    "'  ann@example.com ', ann@example.com",
    "o'neil@example.co.uk, o'neil@example.co.uk",
    "!#$%&*+/=?^_`{|}~-@example.com, !#$%&*+/=?^_`{|}~-@example.com",
    "ann@bücher.example, ann@xn--bcher-kva.example",
    "ann@straße.example, ann@xn--strae-oqa.example",
    "ann@例え.テスト, ann@xn--r8jz45g.xn--zckzah",
    "ann@한국.kr, ann@xn--3e0b707e.kr",
    "1@1.example, 1@1.example",
  })
  void w_d16_a_real_address_is_read_with_its_domain_in_punycode(String text, String read) {
    assertThat(code(text)).isEqualTo(read);
  }

  @ParameterizedTest
  @CsvSource({
    "'', empty",
    "'   ', empty",
    "ann, no_at",
    "@example.com, local_part",
    "ann@, domain",
    "ann@localhost, domain",
    "ann@example..com, domain",
    "ann@.example.com, domain",
    "ann@example.com., domain",
    "ann@-example.com, domain",
    "ann@exa mple.com, domain",
    "ann@[127.0.0.1], domain",
    "ann@127.0.0.1, domain",
    "ann@0x7f.1, domain",
    "ann@exam_ple.com, domain",
    "ann@example.com:25, domain",
    "ann@example.com/path, domain",
    "ann@exa%6dple.com, domain",
    "ann@example.123, domain",
    ".ann@example.com, local_part",
    "ann.@example.com, local_part",
    "an..n@example.com, local_part",
    "an n@example.com, local_part",
    "ann@b@example.com, local_part",
    "'\"an n\"@example.com', local_part",
    "ann(note)@example.com, local_part",
    "'Ann <ann@example.com>', local_part",
    "'ann@example.com,bob@example.com', local_part",
    "bücher@example.com, not_ascii",
    "аnn@example.com, not_ascii",
  })
  void w_d16_what_is_no_address_is_refused_with_its_reason(String text, String code) {
    assertThat(code(text)).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ann@example.com\r\nBcc: all@example.com",
        "ann@example.com\n",
        "\rann@example.com",
        "ann\u0000@example.com",
        "ann@exam\u200bple.com",
        "ann@example.com\u2028",
        "\u202eann@example.com",
        "ann@example.com\u0085",
        "ann@example\ud800.com"
      })
  void w_d16_nothing_that_could_start_another_header_comes_through(String text) {
    assertThat(code(text)).isEqualTo("control_character");
  }

  @Test
  void w_d16_an_address_has_254_characters_at_most_also_after_punycode() {
    String local = "a".repeat(64);
    String labels = ("b".repeat(61) + ".").repeat(3);
    String longest = local + "@" + labels + "com";
    assertThat(longest).hasSize(254);
    assertThat(code(longest)).isEqualTo(longest);
    assertThat(code(local + "@" + labels + "come")).isEqualTo("too_long");
    assertThat(code("a" + local + "@example.com")).isEqualTo("too_long");
    String grows = local + "@" + ("ü".repeat(25) + ".").repeat(6) + "com";
    assertThat(grows.length()).isLessThan(254);
    assertThat(code(grows)).isEqualTo("too_long");
    assertThat(code("a@" + "b".repeat(1_000_000) + ".com")).isEqualTo("too_long");
    assertThat(code(null)).isEqualTo("empty");
  }

  @Test
  void w_d16_case_does_not_make_another_mailbox_but_a_tag_does() {
    MailAddress one = MailAddress.parse("Ann+Week@Example.com");
    MailAddress same = MailAddress.parse("ann+week@EXAMPLE.com");
    MailAddress other = MailAddress.parse("ann@example.com");
    assertThat(one).isEqualTo(same).hasSameHashCodeAs(same).isNotEqualTo(other);
    assertThat(one.hash()).isEqualTo(same.hash()).hasSize(64).isNotEqualTo(other.hash());
    assertThat(one.text()).isEqualTo("Ann+Week@example.com");
    assertThat(one.tag()).isEqualTo("Week");
    assertThat(other.tag()).isEmpty();
  }

  @Test
  void w_d16_the_mailbox_of_an_office_is_known() {
    for (String role : new String[] {"postmaster", "ABUSE", "No-Reply", "mailer-daemon+x"}) {
      assertThat(MailAddress.parse(role + "@example.com").isRole()).as(role).isTrue();
    }
    assertThat(MailAddress.parse("ann@example.com").isRole()).isFalse();
  }

  @Test
  void w_d16_an_address_that_is_printed_by_mistake_is_masked() {
    MailAddress address = MailAddress.parse("ann.lee@example.com");
    assertThat("to " + address).isEqualTo("to a•••@example.com");
    assertThat(MailRig.letter("ann.lee@example.com").toString()).doesNotContain("ann.lee");
  }

  @Test
  void a_mailbox_is_read_with_and_without_a_name() {
    assertThat(Mailbox.parse("Rowhouse <post@example.com>").name()).isEqualTo("Rowhouse");
    assertThat(Mailbox.parse("\"Row, house\" <post@example.com>").name()).isEqualTo("Row, house");
    assertThat(Mailbox.parse("post@example.com").address().text()).isEqualTo("post@example.com");
    assertThatThrownBy(() -> Mailbox.parse("Rowhouse post@example.com"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must look like");
    assertThatThrownBy(() -> Mailbox.parse("Row\nhouse <post@example.com>"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_servers_sentence_does_not_repeat_addresses() {
    assertThat(
            MailAddress.maskedIn(
                "550 5.1.1 <Ann.Lee+x@Example.com>: no; rfc822;bob@x.example, see a@b.c"))
        .isEqualTo("550 5.1.1 <A•••@Example.com>: no; rfc822;b•••@x.example, see a•••@b.c");
    assertThat(MailAddress.maskedIn("a".repeat(200_000) + "@")).hasSize(1_000);
  }
}
