package rowhouse.foundation.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SlidingWindowTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final Limiter limiter = new SlidingWindow(now::get);

  private void pass(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }

  @Test
  void the_window_slides_so_that_no_minute_ever_holds_more_than_the_limit() {
    limiter.take("a", 2, MINUTE);
    pass(Duration.ofSeconds(50));
    limiter.take("a", 2, MINUTE);
    pass(Duration.ofSeconds(9));

    assertThat(limiter.take("a", 2, MINUTE).allowed()).isFalse();
    pass(Duration.ofSeconds(1));
    assertThat(limiter.take("a", 2, MINUTE).allowed()).isTrue();
    assertThat(limiter.take("a", 2, MINUTE).allowed()).isFalse();
  }

  @Test
  void a_refused_call_is_told_when_the_next_is_free() {
    limiter.take("a", 1, MINUTE);
    pass(Duration.ofSeconds(20));

    Limiter.Decision refused = limiter.take("a", 1, MINUTE);

    assertThat(refused.reset()).isEqualTo(Duration.ofSeconds(40));
    assertThat(refused.remaining()).isZero();
  }

  @Test
  void one_caller_does_not_use_up_the_limit_of_another() {
    limiter.take("a", 1, MINUTE);

    assertThat(limiter.take("b", 1, MINUTE).allowed()).isTrue();
  }
}
