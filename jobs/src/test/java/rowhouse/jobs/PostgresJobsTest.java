package rowhouse.jobs;

class PostgresJobsTest extends FlowContract {
  @Override
  Rig openRig() throws Exception {
    return new PostgresRig();
  }
}
