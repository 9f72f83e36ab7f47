package rowhouse.foundation.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rowhouse.foundation.test.LoopbackSite;
import rowhouse.foundation.test.Reply;

class AddressGateTest {
  private final LoopbackSite site = LoopbackSite.start().on("/", Reply.html("permitted"));
  private final LoopbackSite secret = LoopbackSite.beside(site, 2).on("/", Reply.html("secret"));
  private final Names names = new Names();
  private final Outside outside = new Outside(Rig.visiting(site), names, () -> false);

  @AfterEach
  void close() {
    outside.close();
    site.close();
    secret.close();
  }

  @Test
  void v_d02_a_name_that_changes_its_mind_after_the_check_gains_nothing() {
    names.answer("rebind.test", "127.0.0.1").answer("rebind.test", "127.0.0.2");
    Fetched page = Rig.took(visit("rebind.test"));
    assertThat(new String(page.body(), java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo("permitted");
    assertThat(names.lookups()).isEqualTo(1);
    site.on("/", Reply.html("bye").with("Connection", "close"));
    Rig.took(visit("rebind.test"));
    // The connection is gone, so the name is asked again and now leads elsewhere.
    FetchFailure failure = Rig.failed(visit("rebind.test"));
    assertThat(failure.code()).isEqualTo(FetchCode.ADDRESS_BLOCKED);
    assertThat(failure.retryable()).isFalse();
    assertThat(failure.message()).contains("rebind.test").doesNotContain("127.0.0.2");
    assertThat(secret.connections()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.2",
        "10.0.0.5",
        "169.254.169.254",
        "192.168.1.1",
        "0.0.0.0",
        "100.100.100.200",
        "::1",
        "::ffff:127.0.0.2",
        "fd00::1",
        "64:ff9b::7f00:2",
        "2002:7f00:2::1"
      })
  void v_d02_a_harmless_name_that_leads_inside_is_refused(String address) {
    names.answer("7f000002.nip.test", address);
    assertThat(Rig.failed(visit("7f000002.nip.test")).code()).isEqualTo(FetchCode.ADDRESS_BLOCKED);
    assertThat(secret.connections()).isZero();
  }

  @Test
  void v_d02_one_bad_address_among_good_ones_refuses_them_all() {
    names.answer("mixed.test", "127.0.0.1", "127.0.0.2");
    names.answer("public.test", "8.8.8.8", "127.0.0.2");
    assertThat(Rig.failed(visit("mixed.test")).code()).isEqualTo(FetchCode.ADDRESS_BLOCKED);
    assertThat(Rig.failed(visit("public.test")).code()).isEqualTo(FetchCode.ADDRESS_BLOCKED);
    assertThat(site.connections() + secret.connections()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "localhost.", "LOCALHOST"})
  void v_d02_the_machine_itself_is_refused_under_its_names(String host) {
    try (Outside real = new Outside(OutsideConfig.standard(), () -> false)) {
      Fetch fetch = real.fetch(FetchRequest.get("http://" + host + "/", FetchUse.PAGE));
      assertThat(Rig.failed(fetch).code()).isEqualTo(FetchCode.ADDRESS_BLOCKED);
    }
  }

  @Test
  void v_d02_the_socket_itself_refuses_what_the_look_up_was_not_asked_about() {
    // An address in a link is never looked up, so only the socket stands between it and the host.
    AddressGate gate = new AddressGate(OutsideConfig.standard(), names);
    var sockets = new GuardedSockets(gate, null);
    var target = new java.net.InetSocketAddress(HostName.addressOf("127.0.0.1"), site.port());
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> {
              try (var socket = sockets.createSocket()) {
                socket.connect(target, 100);
              }
            })
        .isInstanceOf(AddressGate.BlockedException.class);
    assertThat(site.connections()).isZero();
    gate.close();
  }

  @Test
  void a_machine_can_be_permitted_by_name_for_one_port() {
    names.answer("nas.test", "127.0.0.2").answer("other.test", "127.0.0.2");
    OutsideConfig config = Rig.visiting(site).withAllow(List.of("nas.test:" + secret.port()));
    try (Outside permitted = new Outside(config, names, () -> false)) {
      Rig.took(permitted.fetch(FetchRequest.get(secret.url("nas.test", "/"), FetchUse.PAGE)));
      Fetch wrongPort = permitted.fetch(FetchRequest.get("http://nas.test:8080/", FetchUse.PAGE));
      assertThat(Rig.failed(wrongPort).code()).isEqualTo(FetchCode.ADDRESS_BLOCKED);
    }
  }

  @Test
  void v_d02_a_proxy_is_asked_for_the_checked_address_and_never_for_a_name() throws Exception {
    names.answer("page.test", "127.0.0.1").answer("inner.test", "127.0.0.2");
    try (TunnelProxy proxy = TunnelProxy.start();
        Outside behind =
            new Outside(
                Rig.visiting(site).withProxy(new HostPort("127.0.0.1", proxy.port())),
                names,
                () -> false)) {
      Rig.took(behind.fetch(FetchRequest.get(site.url("page.test", "/"), FetchUse.PAGE)));
      assertThat(proxy.asked()).containsExactly("127.0.0.1:" + site.port());
      assertThat(site.seen().getFirst().host()).isEqualTo("page.test:" + site.port());
      Fetch inner = behind.fetch(FetchRequest.get(site.url("inner.test", "/"), FetchUse.PAGE));
      assertThat(Rig.failed(inner).code()).isEqualTo(FetchCode.ADDRESS_BLOCKED);
      assertThat(proxy.asked()).hasSize(1);
    }
  }

  private Fetch visit(String host) {
    return outside.fetch(FetchRequest.get(site.url(host, "/"), FetchUse.PAGE));
  }
}
