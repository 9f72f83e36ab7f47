/** Tests of the outbox, its transports and what is heard back. */
@org.jspecify.annotations.NullMarked
package rowhouse.foundation.mail;
