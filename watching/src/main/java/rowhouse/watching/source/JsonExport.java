package rowhouse.watching.source;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Walks through one JSON document token by token and keeps nothing of it but counts. */
final class JsonExport {
  private final JsonParser json;
  private final RowCollector rows;
  private final Findings findings;
  private final NameBudget names = new NameBudget();
  private final Set<String> roots = new HashSet<>();
  private boolean known;

  JsonExport(JsonParser json, RowCollector rows, Findings findings) {
    this.json = json;
    this.rows = rows;
    this.findings = findings;
  }

  /** Reads the first complete document of the stream. */
  void read() {
    try {
      if (json.nextToken() == JsonToken.START_OBJECT) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
          root(names.normalised(json.currentName()));
        }
      } else {
        skim();
      }
    } finally {
      if (known) {
        findings.layout(KnownSections.layout(roots));
      }
    }
    noticeMoreAfterTheEnd();
  }

  private void root(String root) {
    roots.add(root);
    if (json.nextToken() != JsonToken.START_OBJECT || !KnownSections.isRoot(root)) {
      skim();
      return;
    }
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String holder = names.normalised(json.currentName());
      Section section = KnownSections.holder(root, holder);
      JsonToken value = json.nextToken();
      if (section == null) {
        skim();
      } else {
        known = true;
        holder(root, holder, section, value);
      }
    }
  }

  private void holder(String root, String holder, Section section, @Nullable JsonToken value) {
    if (value == JsonToken.VALUE_NULL) {
      findings.found(section, new SectionState(SectionState.Presence.NULL, 0));
    } else if (value == JsonToken.START_OBJECT) {
      boolean listed = false;
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String list = names.normalised(json.currentName());
        boolean isList = KnownSections.list(root, holder, list) == section;
        listed |= isList;
        json.nextToken();
        if (isList) {
          list(section);
        } else {
          skim();
        }
      }
      if (!listed) {
        findings.found(section, 0);
      }
    } else {
      skim();
    }
  }

  private void list(Section section) {
    JsonToken token = json.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      findings.found(section, new SectionState(SectionState.Presence.NULL, 0));
    } else if (section == Section.PROFILE && token == JsonToken.START_OBJECT) {
      profile();
    } else if (section == Section.WATCH_HISTORY && token == JsonToken.START_ARRAY) {
      history();
    } else {
      findings.found(section, count());
    }
  }

  /** Entries of the list or object at hand. */
  private long count() {
    JsonToken token = json.currentToken();
    if (token != JsonToken.START_ARRAY && token != JsonToken.START_OBJECT) {
      return 0;
    }
    long entries = 0;
    for (JsonToken next = json.nextToken(); !isEnd(next); next = json.nextToken()) {
      if (next == JsonToken.PROPERTY_NAME) {
        names.normalised(json.currentName());
        json.nextToken();
      }
      entries++;
      skim();
    }
    return entries;
  }

  private void profile() {
    long entries = 0;
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      entries++;
      String name = names.normalised(json.currentName());
      if (json.nextToken() == JsonToken.VALUE_STRING && name.equals("username")) {
        findings.account(json.getString());
      } else {
        skim();
      }
    }
    findings.found(Section.PROFILE, entries);
  }

  private void history() {
    long entries = 0;
    try {
      for (JsonToken next = json.nextToken(); !isEnd(next); next = json.nextToken()) {
        entries++;
        if (next == JsonToken.START_OBJECT) {
          row();
        } else {
          rows.reject(BadRow.NOT_A_ROW);
          skim();
        }
      }
    } finally {
      findings.found(Section.WATCH_HISTORY, entries);
    }
  }

  private void row() {
    long at = ExportDate.NONE;
    boolean dated = false;
    long video = 0;
    String link = null;
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      boolean text = json.nextToken() == JsonToken.VALUE_STRING;
      switch (field(name)) {
        case DATE -> {
          if (text && json.getStringLength() > 0) {
            dated = true;
            at = ExportDate.parse(chars(), json.getStringOffset(), json.getStringLength());
          } else if (!text) {
            dated |= json.currentToken() != JsonToken.VALUE_NULL;
            skim();
          }
        }
        case LINK -> {
          if (text) {
            video = ShareLink.videoId(chars(), json.getStringOffset(), json.getStringLength());
            link = video == 0 ? json.getString() : null;
          } else {
            skim();
          }
        }
        case OTHER -> skim();
      }
    }
    if (dated) {
      rows.row(at, video, link);
    } else {
      rows.reject(BadRow.DATE_MISSING);
    }
  }

  private char[] chars() {
    return json.getStringCharacters();
  }

  private enum Field {
    DATE,
    LINK,
    OTHER
  }

  private Field field(String name) {
    return switch (name) {
      case "Date", "date" -> Field.DATE;
      case "Link", "link", "VideoLink" -> Field.LINK;
      default ->
          switch (names.normalised(name)) {
            case "date" -> Field.DATE;
            case "link", "videolink" -> Field.LINK;
            default -> Field.OTHER;
          };
    };
  }

  /** Passes over the value at hand; by hand, so that its keys count against the budget. */
  private void skim() {
    int depth = 0;
    JsonToken token = json.currentToken();
    do {
      if (token == null) {
        return;
      }
      switch (token) {
        case START_OBJECT, START_ARRAY -> depth++;
        case END_OBJECT, END_ARRAY -> depth--;
        case PROPERTY_NAME -> names.normalised(json.currentName());
        default -> {} // a value has nothing below it
      }
      if (depth > 0) {
        token = json.nextToken();
      }
    } while (depth > 0);
  }

  private static boolean isEnd(@Nullable JsonToken token) {
    return token == null || token == JsonToken.END_ARRAY || token == JsonToken.END_OBJECT;
  }

  private void noticeMoreAfterTheEnd() {
    try {
      if (json.nextToken() != null) {
        findings.warn(Warning.DUPLICATED_DOCUMENT);
      }
    } catch (JacksonException _) {
      // What stands behind the first document is not read, so its faults do not matter either.
      findings.warn(Warning.DUPLICATED_DOCUMENT);
    }
  }
}
