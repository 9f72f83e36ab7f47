package rowhouse.foundation.mail;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A notice of Amazon SNS as it came, not yet believed. */
record SnsMessage(JsonNode json) {
  static final String NOTIFICATION = "Notification";
  static final String CONFIRMATION = "SubscriptionConfirmation";
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<String> OF_NOTIFICATION =
      List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type");
  private static final List<String> OF_OTHERS =
      List.of("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");

  /** Reads a body; nothing when it is no object. */
  static Optional<SnsMessage> read(byte[] body) {
    try {
      JsonNode json = JSON.readTree(body);
      return json != null && json.isObject() ? Optional.of(new SnsMessage(json)) : Optional.empty();
    } catch (JacksonException broken) {
      return Optional.empty();
    }
  }

  String text(String field) {
    return json.path(field).asString("");
  }

  String type() {
    return text("Type");
  }

  Optional<Instant> at() {
    try {
      return Optional.of(Instant.parse(text("Timestamp")));
    } catch (DateTimeParseException unreadable) {
      return Optional.empty();
    }
  }

  /** The bytes that Amazon has signed: the named fields, each with its name, on lines. */
  byte[] signed() {
    StringBuilder signed = new StringBuilder();
    for (String field : type().equals(NOTIFICATION) ? OF_NOTIFICATION : OF_OTHERS) {
      JsonNode value = json.path(field);
      if (value.isString()) {
        signed.append(field).append('\n').append(value.asString()).append('\n');
      }
    }
    return signed.toString().getBytes(StandardCharsets.UTF_8);
  }
}
