package rowhouse.jobs;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteJobsTest extends FlowContract {
  @TempDir Path folder;

  @Override
  Rig openRig() throws Exception {
    return new SqliteRig(folder);
  }
}
