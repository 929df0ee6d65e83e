package se.statsbidrag.kernel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may use a route: everybody, everybody signed in, or those who hold one of the roles. A route
 * without it stops the system from starting.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Access {

  /** Any one of these roles; none means that {@link #open} decides. */
  Role[] value() default {};

  /** True where the public may, without signing in. */
  boolean open() default false;
}
