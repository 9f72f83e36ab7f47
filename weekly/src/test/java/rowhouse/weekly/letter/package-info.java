/** Tests of letters by themselves. */
package rowhouse.weekly.letter;
