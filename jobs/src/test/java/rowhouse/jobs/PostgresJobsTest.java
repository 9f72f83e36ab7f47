package rowhouse.jobs;

class PostgresJobsTest extends JobsContract {
  @Override
  Rig openRig() throws Exception {
    return new PostgresRig();
  }
}
