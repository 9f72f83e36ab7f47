package rowhouse.watching;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * A whole history in memory, at 16 bytes for each event: for "compute and forget", where nothing is
 * stored. Keeps time and video; links and details are dropped. Not safe to share between threads.
 */
public final class WatchHistory implements WatchEventSink {
  private static final int INDEX_BITS = 24;
  private static final long INDEX = (1L << INDEX_BITS) - 1;

  /** How many events fit. */
  public static final int MAX_EVENTS = 1 << INDEX_BITS;

  private long[] at = new long[1 << 12];
  private long[] video = new long[1 << 12];
  private int size;

  @Override
  public void accept(List<WatchEvent> batch) {
    for (WatchEvent event : batch) {
      add(event.at(), event.video());
    }
  }

  /** Adds an event in any order. */
  public void add(long seconds, long videoId) {
    if (size == MAX_EVENTS) {
      throw new IllegalStateException(
          "a history in memory holds at most " + MAX_EVENTS + " events");
    }
    if (size == at.length) {
      at = Arrays.copyOf(at, size * 2);
      video = Arrays.copyOf(video, size * 2);
    }
    at[size] = seconds;
    video[size] = videoId;
    size++;
  }

  /**
   * Puts the events in order of time, then of video, and removes those that came twice.
   *
   * @return how many were removed
   */
  public int sort() {
    if (isDescending()) {
      reverse();
    } else if (!isAscending()) {
      sortByTime();
    }
    sortEqualTimes();
    return removeDuplicates();
  }

  /** Number of events. */
  public int size() {
    return size;
  }

  /** Time of an event, in seconds since 1970 UTC. */
  public long at(int index) {
    return at[index];
  }

  /** Video of an event, as in {@link WatchEvent#video}. */
  public long video(int index) {
    return video[index];
  }

  /** Hands every event to {@code visitor}, in the order they lie in. */
  public void forEach(Consumer<WatchEvent> visitor) {
    for (int i = 0; i < size; i++) {
      visitor.accept(WatchEvent.of(at[i], video[i]));
    }
  }

  private boolean isAscending() {
    for (int i = 1; i < size; i++) {
      if (at[i] < at[i - 1]) {
        return false;
      }
    }
    return true;
  }

  /** The order of every export seen so far. */
  private boolean isDescending() {
    for (int i = 1; i < size; i++) {
      if (at[i] > at[i - 1]) {
        return false;
      }
    }
    return true;
  }

  private void reverse() {
    for (int low = 0, high = size - 1; low < high; low++, high--) {
      long time = at[low];
      at[low] = at[high];
      at[high] = time;
      long id = video[low];
      video[low] = video[high];
      video[high] = id;
    }
  }

  /** Sorts time and index in one number, which spares an object for each event. */
  private void sortByTime() {
    long[] keys = new long[size];
    for (int i = 0; i < size; i++) {
      keys[i] = at[i] << INDEX_BITS | i;
    }
    Arrays.sort(keys);
    long[] sorted = new long[size];
    for (int i = 0; i < size; i++) {
      at[i] = keys[i] >> INDEX_BITS;
      sorted[i] = video[(int) (keys[i] & INDEX)];
    }
    video = sorted;
  }

  private void sortEqualTimes() {
    int from = 0;
    while (from < size) {
      int to = from + 1;
      while (to < size && at[to] == at[from]) {
        to++;
      }
      if (to - from > 1) {
        Arrays.sort(video, from, to);
      }
      from = to;
    }
  }

  private int removeDuplicates() {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (kept == 0 || at[i] != at[kept - 1] || video[i] != video[kept - 1]) {
        at[kept] = at[i];
        video[kept] = video[i];
        kept++;
      }
    }
    int removed = size - kept;
    size = kept;
    return removed;
  }
}
