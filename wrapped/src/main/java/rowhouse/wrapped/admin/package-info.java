/** What the one who runs the app can look at and set going again, at the original's addresses. */
@NullMarked
package rowhouse.wrapped.admin;

import org.jspecify.annotations.NullMarked;
