package rowhouse.server;

/** Starts Rowhouse. */
public final class Main {
  private Main() {}

  /** Runs the command line. */
  public static void main(String[] args) {
    System.out.println("Rowhouse");
  }
}
