package rowhouse.wrapped.card;

/** One picture for each kind of card. */
final class Motifs {
  private Motifs() {}

  static void draw(Canvas canvas) {
    switch (canvas.card().kind()) {
      case OPENING -> StreetMotifs.street(canvas);
      case VIDEOS -> FieldMotifs.days(canvas);
      case WATCH_TIME -> ClockMotifs.dial(canvas);
      case SESSIONS -> StreetMotifs.doors(canvas);
      case HOURS -> ClockMotifs.clock(canvas);
      case NIGHT -> ClockMotifs.moon(canvas);
      case HEAT_MAP -> FieldMotifs.week(canvas);
      case STREAK -> PathMotifs.chain(canvas);
      case REWATCHES -> PathMotifs.loops(canvas);
      case EARLY -> ClockMotifs.sunrise(canvas);
      case SKIPS -> PathMotifs.flung(canvas);
      case RABBIT_HOLE -> PathMotifs.hole(canvas);
      case THUMB -> PathMotifs.thumb(canvas);
      case TASTE -> FieldMotifs.podium(canvas);
      case COMPARED -> FieldMotifs.towers(canvas);
      case PERSONA -> PersonaMotifs.window(canvas);
      case CLOSING -> StreetMotifs.closing(canvas);
    }
  }
}
