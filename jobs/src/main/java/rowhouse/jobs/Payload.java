package rowhouse.jobs;

/**
 * What a job is given to work on: a record of ids and small values, kept as JSON of at most 64 KiB.
 */
public interface Payload {

  /**
   * The written name of the kind, such as {@code vault.page.keep}. It is stored, so it must never
   * change with a class name.
   */
  String kind();
}
