package rowhouse.watching.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Finds what was seen more than once by sorting all videos at the end: 8 bytes for each view. */
final class RewatchTally {
  private static final int TOP = 5;

  private long[] seen = new long[1 << 10];
  private int size;

  void video(long id) {
    if (size == seen.length) {
      seen = Arrays.copyOf(seen, size * 2);
    }
    seen[size++] = id;
  }

  Rewatches result(long all) {
    Arrays.sort(seen, 0, size);
    long distinct = 0;
    long again = 0;
    List<Rewatches.Top> top = new ArrayList<>();
    int from = 0;
    while (from < size) {
      int to = from + 1;
      while (to < size && seen[to] == seen[from]) {
        to++;
      }
      distinct++;
      if (to - from > 1) {
        again++;
        consider(top, new Rewatches.Top(seen[from], to - from));
      }
      from = to;
    }
    Coverage coverage = new Coverage(size, all);
    return new Rewatches(
        Metric.of(distinct, Unit.VIDEOS, Basis.SAME_VIDEO, coverage),
        Metric.of(again, Unit.VIDEOS, Basis.SAME_VIDEO, coverage),
        Metric.of(size - distinct, Unit.VIEWS, Basis.SAME_VIDEO, coverage),
        Metric.of(List.copyOf(top), Unit.VIEWS, Basis.SAME_VIDEO, coverage));
  }

  /** Ids come in rising order, so among equals the one that is there already goes first. */
  private static void consider(List<Rewatches.Top> top, Rewatches.Top next) {
    if (top.size() == TOP && next.views() <= top.getLast().views()) {
      return;
    }
    if (top.size() == TOP) {
      top.removeLast();
    }
    top.add(next);
    top.sort(Comparator.comparingLong(Rewatches.Top::views).reversed());
  }
}
