/** Letters: written once, kept in an outbox, sent by one of several ways, never sent twice. */
@org.jspecify.annotations.NullMarked
package rowhouse.foundation.mail;
