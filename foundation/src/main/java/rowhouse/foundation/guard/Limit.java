package rowhouse.foundation.guard;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How often one caller may use a route, counted over a sliding window. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Limit {
  /** How many calls fit into the window. */
  int calls();

  /** The window's length. */
  int seconds() default 60;
}
