@org.jspecify.annotations.NullMarked
package rowhouse.foundation.blob;
