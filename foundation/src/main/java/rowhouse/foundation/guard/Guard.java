package rowhouse.foundation.guard;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says who may call a route. On a class it stands for all its routes; a route's own one wins. */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Guard {
  /** Who is let in. */
  Who[] value();

  /** The scope that a token needs, empty for any token of the app. */
  String scope() default "";

  /**
   * Whether everybody is a stranger here, whatever cookie or token comes along: then a plain form
   * and a mail program's one-click call need no CSRF token, and get nothing that a stranger cannot.
   */
  boolean anonymous() default false;
}
