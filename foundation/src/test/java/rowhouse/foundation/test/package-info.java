/** What tests of every module stand on: databases, a clock that is set. */
@org.jspecify.annotations.NullMarked
package rowhouse.foundation.test;
