/** Tests of subscriptions by themselves. */
package rowhouse.weekly.subscription;
