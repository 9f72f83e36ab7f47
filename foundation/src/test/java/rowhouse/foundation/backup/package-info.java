@org.jspecify.annotations.NullMarked
package rowhouse.foundation.backup;
