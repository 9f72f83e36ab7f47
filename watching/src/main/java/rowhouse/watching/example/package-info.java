/** An invented watch history, the same at every run and marked as an example wherever it shows. */
@org.jspecify.annotations.NullMarked
package rowhouse.watching.example;
