package rowhouse.foundation.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
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
  void a_call_that_is_given_back_was_never_counted() {
    limiter.take("a", 2, MINUTE);
    pass(Duration.ofSeconds(20));
    limiter.take("a", 2, MINUTE);

    limiter.giveBack("a");

    assertThat(limiter.take("a", 2, MINUTE).allowed()).isTrue();
    pass(Duration.ofSeconds(39));
    assertThat(limiter.take("a", 2, MINUTE).allowed()).isFalse();
    limiter.giveBack("nobody has called yet");
  }

  @Test
  void one_caller_does_not_use_up_the_limit_of_another() {
    limiter.take("a", 1, MINUTE);

    assertThat(limiter.take("b", 1, MINUTE).allowed()).isTrue();
  }

  @Test
  void of_many_calls_at_once_exactly_the_limit_is_let_through() throws Exception {
    AtomicInteger through = new AtomicInteger();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 2_000; i++) {
        callers.execute(() -> {
          if (limiter.take("a", 137, MINUTE).allowed()) {
            through.incrementAndGet();
          }
        });
      }
    }
    assertThat(through).hasValue(137);
  }

  @Test
  void whatever_the_calls_no_window_holds_more_than_the_limit_and_none_is_refused_without_need() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      int calls = random.nextInt(1, 12);
      Deque<Instant> counted = new ArrayDeque<>();
      for (int i = 0; i < 200; i++) {
        pass(Duration.ofMillis(random.nextInt(20_000)));
        Instant start = now.get().minus(MINUTE);
        counted.removeIf(then -> !then.isAfter(start));
        boolean fits = counted.size() < calls;
        Limiter.Decision decision = limiter.take("key " + round, calls, MINUTE);
        assertThat(decision.allowed()).isEqualTo(fits);
        if (fits) {
          counted.add(now.get());
        }
        assertThat(decision.remaining()).isEqualTo(calls - counted.size());
        Instant free = now.get().plus(decision.reset());
        assertThat(free).isEqualTo(counted.getFirst().plus(MINUTE));
      }
    }
  }

  @Test
  void a_clock_set_back_locks_nobody_out_for_longer_than_the_window() {
    limiter.take("a", 1, MINUTE);
    pass(Duration.ofHours(-5));
    Limiter.Decision refused = limiter.take("a", 1, MINUTE);
    assertThat(refused.allowed()).isFalse();
    assertThat(refused.reset()).isEqualTo(MINUTE);
    pass(MINUTE);
    assertThat(limiter.take("a", 1, MINUTE).allowed()).isTrue();
  }

  @Test
  void a_limit_made_smaller_counts_the_calls_before() {
    for (int i = 0; i < 3; i++) {
      limiter.take("a", 3, MINUTE);
      pass(Duration.ofSeconds(10));
    }
    Limiter.Decision refused = limiter.take("a", 1, MINUTE);
    assertThat(refused.allowed()).isFalse();
    assertThat(refused.remaining()).isZero();
    pass(refused.reset());
    assertThat(limiter.take("a", 1, MINUTE).allowed()).isTrue();
  }

  @Test
  void a_limit_of_none_lets_nobody_through() {
    assertThat(limiter.take("a", 0, MINUTE).allowed()).isFalse();
  }
}
