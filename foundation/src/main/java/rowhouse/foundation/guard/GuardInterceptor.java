package rowhouse.foundation.guard;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import rowhouse.foundation.door.Door;
import rowhouse.foundation.problem.Problem;
import rowhouse.foundation.secret.Sha256;

/** Stands before every route: knows the caller, refuses who may not, counts who calls too often. */
public final class GuardInterceptor implements HandlerInterceptor {
  private static final String CALLER = "rowhouse.caller";
  private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");

  private final List<Recogniser> recognisers;
  private final RouteLimits limits;

  /** Knows callers by these means, tried in order. */
  public GuardInterceptor(List<Recogniser> recognisers, RouteLimits limits) {
    this.recognisers = List.copyOf(recognisers);
    this.limits = limits;
  }

  /** The caller of a request that has passed its guard. */
  public static Caller callerOf(HttpServletRequest request) {
    return request.getAttribute(CALLER) instanceof Caller caller ? caller : stranger(request);
  }

  private static Caller stranger(HttpServletRequest request) {
    return new Caller.Stranger(request.getRemoteAddr());
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (!(handler instanceof HandlerMethod method) || isContinued(request)) {
      return true;
    }
    Guard guard = guardOf(method);
    if (guard == null && request.getMethod().equals("OPTIONS")) {
      return true; // Spring's own answer, which lists the methods and does nothing
    }
    if (guard == null) {
      throw new IllegalStateException(method + " has no guard");
    }
    Caller caller = guard.anonymous() ? stranger(request) : recognise(request, guard);
    admit(caller, guard, Door.of(request));
    refuseForgery(caller, request);
    request.setAttribute(CALLER, caller);
    limits.count(method, caller, response);
    return true;
  }

  /** The end of a stream, or an error's answer: the request passed its guard when it came. */
  private static boolean isContinued(HttpServletRequest request) {
    DispatcherType type = request.getDispatcherType();
    return type == DispatcherType.ASYNC || type == DispatcherType.ERROR;
  }

  /** The guard of a route: its own, else its controller's. */
  static @Nullable Guard guardOf(HandlerMethod method) {
    Guard own = method.getMethodAnnotation(Guard.class);
    return own != null ? own : method.getBeanType().getAnnotation(Guard.class);
  }

  /**
   * The first caller whom the guard admits, else the first that is known: a browser may carry the
   * owner's cookie and a member's. Wrong credentials do not matter where anybody may come in.
   */
  private Caller recognise(HttpServletRequest request, Guard guard) {
    Door door = Door.of(request);
    List<Who> admitted = List.of(guard.value());
    @Nullable Caller first = null;
    for (Recogniser recogniser : recognisers) {
      try {
        Caller caller = recogniser.recognise(request, door).orElse(null);
        if (caller != null && admitted.contains(caller.who())) {
          return caller;
        }
        first = first == null ? caller : first;
      } catch (Problem wrong) {
        if (!admitted.contains(Who.STRANGER)) {
          throw wrong;
        }
      }
    }
    return first == null ? stranger(request) : first;
  }

  private static void admit(Caller caller, Guard guard, Door door) {
    List<Who> admitted = List.of(guard.value());
    if (admitted.contains(Who.STRANGER)) {
      return;
    }
    if (!admitted.contains(caller.who())) {
      if (caller.who() == Who.STRANGER) {
        throw new Problem(401, admitted.contains(Who.TOKEN) ? "token_missing" : "sign_in_needed");
      }
      throw new Problem(403, "not_allowed");
    }
    if (caller instanceof Caller.Token token) {
      if (!token.app().equals(door.app())) {
        throw new Problem(403, "not_allowed");
      }
      if (!guard.scope().isEmpty() && !token.scopes().contains(guard.scope())) {
        throw new Problem(403, "scope_missing", guard.scope());
      }
    }
  }

  /** A cookie travels with requests that other sites make; the token does not. */
  private static void refuseForgery(Caller caller, HttpServletRequest request) {
    if (caller instanceof Caller.Owner owner && !SAFE_METHODS.contains(request.getMethod())) {
      String given = request.getHeader("X-CSRF-Token");
      if (given == null || !Sha256.same(given, owner.csrf())) {
        throw new Problem(403, "csrf_token_missing");
      }
    }
  }
}
