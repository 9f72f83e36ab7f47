package rowhouse.foundation.mail;

import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Writes and signs notices as Amazon SNS does. */
final class SnsSender {
  static final String TOPIC = "arn:aws:sns:eu-central-1:123456789012:mail-events";
  static final String CERTIFICATE =
      "https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-0123.pem";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final TestKeys keys;
  private int number;

  SnsSender(TestKeys keys) {
    this.keys = keys;
  }

  Map<String, Object> notification(String message, Instant at) {
    Map<String, Object> notice = new LinkedHashMap<>();
    notice.put("Type", "Notification");
    notice.put("MessageId", "message-" + number++);
    notice.put("TopicArn", TOPIC);
    notice.put("Subject", "Amazon SES Email Event Notification");
    notice.put("Message", message);
    notice.put("Timestamp", at.toString());
    notice.put("SignatureVersion", "1");
    notice.put("SigningCertURL", CERTIFICATE);
    notice.put("UnsubscribeURL", "https://sns.eu-central-1.amazonaws.com/?Action=Unsubscribe");
    return notice;
  }

  Map<String, Object> confirmation(String url, Instant at) {
    Map<String, Object> notice = notification("You have chosen to subscribe.", at);
    notice.remove("Subject");
    notice.put("Type", "SubscriptionConfirmation");
    notice.put("SubscribeURL", url);
    notice.put("Token", "2336412f37fb687f5d51e6e2425c464de12884ec8e0e5c2f");
    return notice;
  }

  byte[] signed(Map<String, Object> notice) throws Exception {
    boolean plain = "Notification".equals(notice.get("Type"));
    List<String> fields =
        plain
            ? List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type")
            : List.of(
                "Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");
    StringBuilder text = new StringBuilder();
    for (String field : fields) {
      if (notice.containsKey(field)) {
        text.append(field).append("\n").append(notice.get(field)).append("\n");
      }
    }
    Signature signature =
        Signature.getInstance(
            "2".equals(notice.get("SignatureVersion")) ? "SHA256withRSA" : "SHA1withRSA");
    signature.initSign(keys.key);
    signature.update(text.toString().getBytes(StandardCharsets.UTF_8));
    Map<String, Object> whole = new LinkedHashMap<>(notice);
    whole.put("Signature", Base64.getEncoder().encodeToString(signature.sign()));
    return JSON.writeValueAsBytes(whole);
  }
}
