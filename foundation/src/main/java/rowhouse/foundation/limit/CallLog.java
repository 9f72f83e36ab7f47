package rowhouse.foundation.limit;

import java.util.Arrays;

/** The times of the calls that still count for one key, oldest first, in a ring. */
final class CallLog {
  private long[] times = new long[4];
  private int first;
  private int size;

  int size() {
    return size;
  }

  /** How many times it has room for; what it costs the memory. */
  int room() {
    return times.length;
  }

  /** The time of a call; {@code index} counts from the oldest. */
  long at(int index) {
    return times[(first + index) % times.length];
  }

  void add(long time) {
    if (size == times.length) {
      long[] larger = Arrays.copyOf(ordered(), size * 2);
      times = larger;
      first = 0;
    }
    times[(first + size) % times.length] = time;
    size++;
  }

  /** Forgets the calls of {@code last} and before. */
  void forgetUntil(long last) {
    while (size > 0 && at(0) <= last) {
      first = (first + 1) % times.length;
      size--;
    }
  }

  void forgetNewest() {
    size = Math.max(0, size - 1);
  }

  /** Takes calls of the future for calls of now, as after a clock that was set back. */
  void cutAt(long now) {
    for (int i = size - 1; i >= 0 && at(i) > now; i--) {
      times[(first + i) % times.length] = now;
    }
  }

  private long[] ordered() {
    long[] ordered = new long[size];
    for (int i = 0; i < size; i++) {
      ordered[i] = at(i);
    }
    return ordered;
  }
}
