/** What a person has chosen in a page, as opposed to what the operator has configured. */
@org.jspecify.annotations.NullMarked
package rowhouse.foundation.setting;
