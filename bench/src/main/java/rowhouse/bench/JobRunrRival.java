package rowhouse.bench;

import static org.jobrunr.server.BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration;

import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jobrunr.configuration.JobRunr;
import org.jobrunr.scheduling.BackgroundJob;
import org.jobrunr.storage.sql.common.SqlStorageProviderFactory;

/** JobRunr with its shortest polling interval and many workers. */
public final class JobRunrRival {
  private static volatile CountDownLatch ran = new CountDownLatch(0);

  private JobRunrRival() {}

  /** What JobRunr calls; it has to be public. */
  public static void work() {
    ran.countDown();
  }

  static double drain(DataSource pool, int count) throws InterruptedException {
    ran = new CountDownLatch(count);
    JobRunr.configure()
        .useStorageProvider(SqlStorageProviderFactory.using(pool))
        .useBackgroundJobServerIf(false)
        .initialize();
    BackgroundJob.enqueue(IntStream.range(0, count).boxed(), number -> work());
    long began = System.nanoTime();
    JobRunr.configure()
        .useStorageProvider(SqlStorageProviderFactory.using(pool))
        .useBackgroundJobServer(
            usingStandardBackgroundJobServerConfiguration()
                .andPollIntervalInSeconds(5)
                .andWorkerCount(32))
        .initialize();
    ran.await();
    double rate = Ours.perSecond(count, began);
    JobRunr.destroy();
    return rate;
  }
}
