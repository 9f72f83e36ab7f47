package rowhouse.foundation.guard;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import rowhouse.foundation.door.Door;

/**
 * Lets a controller method take the {@link Caller}, the {@link Door} and the {@link Porter} as
 * parameters.
 */
public final class CallerArgument implements HandlerMethodArgumentResolver {
  private final Porter porter;

  /** Gives out this {@code porter}. */
  public CallerArgument(Porter porter) {
    this.porter = porter;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    Class<?> type = parameter.getParameterType();
    return Caller.class.isAssignableFrom(type) || type == Door.class || type == Porter.class;
  }

  @Override
  public @Nullable Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest webRequest,
      @Nullable WebDataBinderFactory binder) {
    HttpServletRequest request = webRequest.getNativeRequest(HttpServletRequest.class);
    if (request == null) {
      throw new IllegalStateException("not an HTTP request");
    }
    if (parameter.getParameterType() == Porter.class) {
      return porter;
    }
    return parameter.getParameterType() == Door.class
        ? Door.of(request)
        : GuardInterceptor.callerOf(request);
  }
}
