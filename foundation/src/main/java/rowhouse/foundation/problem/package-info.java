/**
 * Errors as people and programs meet them: one body, stable codes, a sentence in three languages.
 */
@org.jspecify.annotations.NullMarked
package rowhouse.foundation.problem;
