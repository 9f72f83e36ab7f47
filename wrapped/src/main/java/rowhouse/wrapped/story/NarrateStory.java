package rowhouse.wrapped.story;

import rowhouse.jobs.Payload;

/**
 * The job that has a model put a story in other words.
 *
 * @param member whose story it is
 * @param run the run's id
 * @param language en, zh or ko
 */
public record NarrateStory(long member, String run, String language) implements Payload {
  /** The written name of the kind. */
  public static final String KIND = "wrapped.narrate";

  @Override
  public String kind() {
    return KIND;
  }
}
