package rowhouse.vault.page;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the charset of a page: byte order mark, then what the bytes prove, then what the server and
 * the page declare, then what the letters make likely. Linear in the number of bytes.
 */
final class PageCharset {

  private static final int LOOKED_AT = 16_384;
  private static final int SAMPLE = 65_536;

  private static final Pattern IN_TYPE =
      Pattern.compile("charset\\s*=\\s*[\"']?([A-Za-z0-9._:-]{2,40})", Pattern.CASE_INSENSITIVE);
  private static final Pattern IN_PAGE =
      Pattern.compile(
          "<(?:meta|\\?xml)\\b[^>]{0,400}?(?:charset|encoding)\\s*=\\s*[\"']?\\s*([A-Za-z0-9._:-]{2,40})",
          Pattern.CASE_INSENSITIVE);

  /** What browsers really use under these names. */
  private static final Map<String, String> REAL =
      Map.ofEntries(
          Map.entry("gb2312", "GB18030"),
          Map.entry("gbk", "GB18030"),
          Map.entry("x-gbk", "GB18030"),
          Map.entry("big5", "Big5-HKSCS"),
          Map.entry("x-x-big5", "Big5-HKSCS"),
          Map.entry("euc-kr", "x-windows-949"),
          Map.entry("ks_c_5601-1987", "x-windows-949"),
          Map.entry("ksc5601", "x-windows-949"),
          Map.entry("cp949", "x-windows-949"),
          Map.entry("uhc", "x-windows-949"),
          Map.entry("shift_jis", "windows-31j"),
          Map.entry("sjis", "windows-31j"),
          Map.entry("x-sjis", "windows-31j"),
          Map.entry("iso-8859-1", "windows-1252"),
          Map.entry("latin1", "windows-1252"),
          Map.entry("us-ascii", "windows-1252"),
          Map.entry("ascii", "windows-1252"),
          Map.entry("iso-8859-9", "windows-1254"),
          Map.entry("utf8", "UTF-8"),
          Map.entry("utf-8", "UTF-8"),
          Map.entry("unicode", "UTF-8"));

  private PageCharset() {}

  /** The text of {@code bytes}; letters that cannot be read become U+FFFD. */
  static String decode(byte[] bytes, @Nullable String contentType) {
    return decode(bytes, of(bytes, contentType));
  }

  static String decode(byte[] bytes, Charset charset) {
    int mark = markLength(bytes);
    CharBuffer chars = charset.decode(ByteBuffer.wrap(bytes, mark, bytes.length - mark));
    return chars.toString();
  }

  static Charset of(byte[] bytes, @Nullable String contentType) {
    Charset marked = byMark(bytes);
    if (marked != null) {
      return marked;
    }
    Charset wide = byZeros(bytes);
    if (wide != null) {
      return wide;
    }
    Utf8Proof proof = Utf8Proof.of(bytes);
    Charset header = contentType == null ? null : named(IN_TYPE.matcher(contentType));
    String head =
        new String(bytes, 0, Math.min(bytes.length, LOOKED_AT), StandardCharsets.ISO_8859_1);
    Charset page = named(IN_PAGE.matcher(head));
    if (proof.holds(isManyByte(header) || isManyByte(page))) {
      return StandardCharsets.UTF_8;
    }
    for (Charset declared : new Charset[] {header, page}) {
      if (declared != null && !declared.equals(StandardCharsets.UTF_8) && fits(declared, bytes)) {
        return declared;
      }
    }
    return proof.nearly() ? StandardCharsets.UTF_8 : likely(bytes);
  }

  private static @Nullable Charset byMark(byte[] b) {
    return switch (markLength(b)) {
      case 3 -> StandardCharsets.UTF_8;
      case 2 -> b[0] == (byte) 0xff ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
      default -> null;
    };
  }

  private static int markLength(byte[] b) {
    if (b.length >= 3 && b[0] == (byte) 0xef && b[1] == (byte) 0xbb && b[2] == (byte) 0xbf) {
      return 3;
    }
    boolean little = b.length >= 2 && b[0] == (byte) 0xff && b[1] == (byte) 0xfe;
    boolean big = b.length >= 2 && b[0] == (byte) 0xfe && b[1] == (byte) 0xff;
    return little || big ? 2 : 0;
  }

  /** Markup in UTF-16 without a mark shows by a zero in every other byte. */
  private static @Nullable Charset byZeros(byte[] b) {
    int pairs = Math.min(b.length, 512) / 2;
    int even = 0;
    int odd = 0;
    for (int i = 0; i < pairs; i++) {
      even += b[2 * i] == 0 ? 1 : 0;
      odd += b[2 * i + 1] == 0 ? 1 : 0;
    }
    if (pairs < 4 || Math.max(even, odd) < pairs * 3 / 4) {
      return null;
    }
    return odd > even ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
  }

  private static @Nullable Charset named(Matcher declaration) {
    if (!declaration.find()) {
      return null;
    }
    String name = declaration.group(1).toLowerCase(Locale.ROOT);
    try {
      Charset charset = Charset.forName(REAL.getOrDefault(name, name));
      // A page that could say so in ASCII is not in UTF-16.
      return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32")
          ? StandardCharsets.UTF_8
          : charset;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return null;
    }
  }

  private static boolean isManyByte(@Nullable Charset charset) {
    return charset != null
        && !charset.equals(StandardCharsets.UTF_8)
        && charset.newEncoder().maxBytesPerChar() > 1;
  }

  /** A declared charset is believed unless more than one letter in fifty cannot be read in it. */
  private static boolean fits(Charset charset, byte[] bytes) {
    String sample = sample(charset, bytes);
    long broken = sample.chars().filter(c -> c == 0xfffd).count();
    long foreign = sample.chars().filter(c -> c > 0x7f).count();
    return broken * 50 <= foreign;
  }

  private static Charset likely(byte[] bytes) {
    Charset best = Charset.forName("windows-1252");
    double bestScore = 0.08;
    for (CommonLetters letters : CommonLetters.ALL) {
      double score = letters.share(sample(letters.charset(), bytes));
      if (score > bestScore) {
        bestScore = score;
        best = letters.charset();
      }
    }
    return best;
  }

  private static String sample(Charset charset, byte[] bytes) {
    ByteBuffer some = ByteBuffer.wrap(bytes, 0, Math.min(bytes.length, SAMPLE));
    CharBuffer out = CharBuffer.allocate(SAMPLE + 16);
    charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPLACE)
        .onUnmappableCharacter(CodingErrorAction.REPLACE)
        .decode(some, out, false);
    return out.flip().toString();
  }

  /** Letters so frequent that a text read in the right charset is full of them. */
  private record CommonLetters(Charset charset, String letters) {

    static final List<CommonLetters> ALL =
        List.of(
            of("GB18030", "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里，。“”"),
            of("Big5-HKSCS", "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡，。「」"),
            of("x-windows-949", "이다는을의에가고하지로은한를도기사서어리나있아자인그시스라대일게해정것안들전부수보으면제와었"),
            of("windows-31j", "のにはをたがでてとしれさあいうえおかきくけこそちつなねはひまみもやよらりるろわんっ。、"),
            of("EUC-JP", "のにはをたがでてとしれさあいうえおかきくけこそちつなねはひまみもやよらりるろわんっ。、"),
            of("windows-1251", "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё"));

    private static CommonLetters of(String charset, String letters) {
      return new CommonLetters(Charset.forName(charset), letters);
    }

    /** Which part of the letters beyond ASCII are common ones; a broken one counts against it. */
    double share(String text) {
      int common = 0;
      int foreign = 0;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == 0xfffd) {
          common -= 2;
          foreign++;
        } else if (c > 0x7f) {
          // A lone foreign letter in a word is an accent, whatever another charset makes of it.
          boolean lone = !isForeign(text, i - 1) && !isForeign(text, i + 1);
          foreign++;
          common += !lone && letters.indexOf(c) >= 0 ? 1 : 0;
        }
      }
      return foreign == 0 ? 0 : (double) common / foreign;
    }

    private static boolean isForeign(String text, int at) {
      return at >= 0 && at < text.length() && text.charAt(at) > 0x7f;
    }
  }
}
