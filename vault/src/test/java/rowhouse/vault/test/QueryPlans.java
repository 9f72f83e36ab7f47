package rowhouse.vault.test;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import rowhouse.foundation.database.Database;
import rowhouse.foundation.database.Dialect;

/** Runs work on a database and tells how the database went about each of its statements. */
public final class QueryPlans {
  private QueryPlans() {}

  /**
   * How one statement was run.
   *
   * @param statement with question marks where values stood
   * @param plan the database's own words, one step a line
   */
  public record Plan(String statement, String plan) {}

  private record Ran(String statement, Map<Integer, Object> values) {}

  /** The plans of the statements of {@code work}, in their order, with the values it used. */
  public static List<Plan> of(Database database, Consumer<JdbcClient> work) {
    return database.read(sql -> {
      Connection connection = database.connection();
      List<Ran> ran = new ArrayList<>();
      work.accept(
          JdbcClient.create(new SingleConnectionDataSource(recorded(connection, ran), true)));
      List<Plan> plans = new ArrayList<>();
      for (Ran one : ran) {
        plans.add(new Plan(one.statement(), explain(connection, database.dialect(), one)));
      }
      return plans;
    });
  }

  private static String explain(Connection connection, Dialect dialect, Ran ran) {
    String how = dialect == Dialect.SQLITE ? "EXPLAIN QUERY PLAN " : "EXPLAIN ";
    try (PreparedStatement statement = connection.prepareStatement(how + ran.statement())) {
      for (Map.Entry<Integer, Object> value : ran.values().entrySet()) {
        statement.setObject(value.getKey(), value.getValue());
      }
      StringBuilder plan = new StringBuilder();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          plan.append(rows.getString(dialect == Dialect.SQLITE ? 4 : 1)).append('\n');
        }
      }
      return plan.toString();
    } catch (SQLException e) {
      throw new IllegalStateException(ran.statement(), e);
    }
  }

  private static Connection recorded(Connection connection, List<Ran> ran) {
    return (Connection)
        Proxy.newProxyInstance(
            QueryPlans.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              Object result = call(connection, method, arguments);
              if (method.getName().equals("prepareStatement")) {
                Ran one = new Ran((String) arguments[0], new LinkedHashMap<>());
                ran.add(one);
                return recorded((PreparedStatement) result, one);
              }
              return result;
            });
  }

  private static PreparedStatement recorded(PreparedStatement statement, Ran ran) {
    return (PreparedStatement)
        Proxy.newProxyInstance(
            QueryPlans.class.getClassLoader(),
            new Class<?>[] {PreparedStatement.class},
            (proxy, method, arguments) -> {
              if (method.getName().startsWith("set")
                  && arguments != null
                  && arguments.length >= 2
                  && arguments[0] instanceof Integer at) {
                ran.values().put(at, method.getName().equals("setNull") ? null : arguments[1]);
              }
              return call(statement, method, arguments);
            });
  }

  private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
