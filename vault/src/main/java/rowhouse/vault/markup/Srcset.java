package rowhouse.vault.markup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The candidates of a srcset attribute, read as the HTML standard says. */
public record Srcset(List<Candidate> candidates) {
  private static final int MAX_CANDIDATES = 64;

  /** One candidate; {@code width} is 0 when only a density was given. */
  public record Candidate(String address, int width, double density) {}

  /** Makes the list unchangeable. */
  public Srcset {
    candidates = List.copyOf(candidates);
  }

  /** Reads at most 64 candidates in linear time; nonsense gives an empty list. */
  public static Srcset parse(String text) {
    List<Candidate> found = new ArrayList<>();
    int at = 0;
    while (found.size() < MAX_CANDIDATES) {
      while (at < text.length() && (isSpace(text.charAt(at)) || text.charAt(at) == ',')) {
        at++;
      }
      if (at >= text.length()) {
        break;
      }
      int from = at;
      while (at < text.length() && !isSpace(text.charAt(at))) {
        at++;
      }
      int to = at;
      while (to > from && text.charAt(to - 1) == ',') {
        to--;
      }
      String descriptor = "";
      if (to == at) {
        int end = endOfDescriptor(text, at);
        descriptor = text.substring(at, end).strip();
        at = end;
      }
      if (to > from) {
        found.add(candidate(text.substring(from, to), descriptor));
      }
    }
    return new Srcset(found);
  }

  /**
   * The best candidate for a reader: the widest that is at most {@code maxWidth} pixels, else the
   * narrowest; without widths the densest up to 2x.
   */
  public Optional<Candidate> best(int maxWidth) {
    List<Candidate> sized = candidates.stream().filter(c -> c.width() > 0).toList();
    if (!sized.isEmpty()) {
      Comparator<Candidate> byWidth = Comparator.comparingInt(Candidate::width);
      return sized.stream()
          .filter(c -> c.width() <= maxWidth)
          .max(byWidth)
          .or(() -> sized.stream().min(byWidth));
    }
    Comparator<Candidate> byDensity = Comparator.comparingDouble(Candidate::density);
    return candidates.stream()
        .filter(c -> c.density() <= 2)
        .max(byDensity)
        .or(() -> candidates.stream().min(byDensity));
  }

  private static int endOfDescriptor(String text, int from) {
    int depth = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth--;
      } else if (c == ',' && depth <= 0) {
        return i;
      }
    }
    return text.length();
  }

  private static Candidate candidate(String address, String descriptor) {
    int width = 0;
    double density = 1;
    for (String part : descriptor.split("\\s+", 4)) {
      try {
        if (part.endsWith("w")) {
          width = Math.max(0, Integer.parseInt(part.substring(0, part.length() - 1)));
        } else if (part.endsWith("x")) {
          double read = Double.parseDouble(part.substring(0, part.length() - 1));
          density = Double.isFinite(read) ? read : 1;
        }
      } catch (NumberFormatException nonsense) {
        // A descriptor nobody can read says nothing; the address may still be good.
      }
    }
    return new Candidate(address, width, density);
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
  }
}
