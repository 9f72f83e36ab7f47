package rowhouse.foundation.mail;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.SesV2ClientBuilder;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;

/**
 * Hands letters to Amazon SES as raw messages. The SDK's own retries are off: it would send a
 * letter a second time when the answer to the first was lost.
 */
final class SesTransport implements MailTransport {
  /** The tag by which events name a letter whose answer was lost. */
  static final String TAG = "letter";

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration DEFERRED = Duration.ofMinutes(1);
  private static final Duration MISCONFIGURED = Duration.ofMinutes(15);
  private static final int TOO_MANY = 429;
  private static final int UNAVAILABLE = 503;
  private static final int SERVER_ERROR = 500;
  private static final int FORBIDDEN = 403;

  private final String configurationSet;
  private final SesV2Client client;

  SesTransport(MailConfig.SesSpec spec, Duration answer) {
    if (spec.accessKey().isEmpty() != spec.secretKey().isEmpty()) {
      throw new IllegalArgumentException(
          "ses.access-key and ses.secret-key belong together; one of them is missing.");
    }
    this.configurationSet = spec.configurationSet();
    SesV2ClientBuilder builder =
        SesV2Client.builder()
            .region(Region.of(spec.region()))
            .overrideConfiguration(all -> all.retryStrategy(AwsRetryStrategy.doNotRetry()))
            .httpClientBuilder(
                UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(answer));
    if (!spec.endpoint().isEmpty()) {
      builder.endpointOverride(URI.create(spec.endpoint()));
    }
    if (spec.accessKey().isEmpty()) {
      builder.credentialsProvider(DefaultCredentialsProvider.builder().build());
    } else {
      builder.credentialsProvider(
          StaticCredentialsProvider.create(
              AwsBasicCredentials.create(spec.accessKey(), spec.secretKey())));
    }
    this.client = builder.build();
  }

  @Override
  public String name() {
    return "ses";
  }

  @Override
  public Handover hand(Envelope envelope) {
    SendEmailRequest.Builder request =
        SendEmailRequest.builder()
            .fromEmailAddress(envelope.from().text())
            .destination(to -> to.toAddresses(envelope.to().text()))
            .content(
                content -> content.raw(raw -> raw.data(SdkBytes.fromByteArray(envelope.mime()))))
            .emailTags(MessageTag.builder().name(TAG).value(envelope.token()).build());
    if (!configurationSet.isEmpty()) {
      request.configurationSetName(configurationSet);
    }
    try {
      return new Handover.Accepted(client.sendEmail(request.build()).messageId());
    } catch (SesV2Exception e) {
      return answered(e);
    } catch (SdkException e) {
      return unanswered(e);
    }
  }

  private static Handover answered(SesV2Exception e) {
    @Nullable AwsErrorDetails details = e.awsErrorDetails();
    // A proxy's answer names no error.
    String name = details == null ? "" : Objects.requireNonNullElse(details.errorCode(), "");
    String code = "ses_" + (name.isEmpty() ? e.statusCode() : name.toLowerCase(Locale.ROOT));
    String reason =
        details == null
            ? ""
            : MailAddress.maskedIn(Objects.requireNonNullElse(details.errorMessage(), ""));
    if (e.statusCode() == TOO_MANY || e.statusCode() == UNAVAILABLE) {
      return new Handover.Later(code, reason, DEFERRED, true);
    }
    if (e.statusCode() >= SERVER_ERROR) {
      // An error inside the service does not say on which side of the acceptance it was.
      return new Handover.Unsure(code, reason);
    }
    return switch (name) {
      case "MessageRejected" -> new Handover.Refused(code, reason, false);
      case "AccountSuspendedException",
          "SendingPausedException",
          "MailFromDomainNotVerifiedException",
          "LimitExceededException",
          "NotFoundException" ->
          new Handover.Later(code, reason, MISCONFIGURED, true);
      default ->
          e.statusCode() == FORBIDDEN
              ? new Handover.Later(code, reason, MISCONFIGURED, true)
              : new Handover.Refused(code, reason, false);
    };
  }

  private static Handover unanswered(SdkException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      boolean connecting =
          cause instanceof SocketTimeoutException timeout
              && String.valueOf(timeout.getMessage()).toLowerCase(Locale.ROOT).contains("connect");
      if (connecting
          || cause instanceof ConnectException
          || cause instanceof UnknownHostException
          || cause instanceof NoRouteToHostException
          || cause instanceof SSLHandshakeException) {
        return new Handover.Later(
            "ses_unreachable", cause.getClass().getSimpleName(), DEFERRED, true);
      }
    }
    if (String.valueOf(e.getMessage()).contains("Unable to load credentials")) {
      return new Handover.Later(
          "ses_no_keys", "There are no keys for Amazon SES.", MISCONFIGURED, true);
    }
    return new Handover.Unsure("ses_no_answer", e.getClass().getSimpleName());
  }

  @Override
  public void close() {
    client.close();
  }
}
