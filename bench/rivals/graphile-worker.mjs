// graphile-worker tuned as its performance page says: local queue, batched completion, many at once.
import { run, runMigrations } from "graphile-worker";
import pg from "pg";

const [connectionString, count] = [process.argv[2], Number(process.argv[3])];
await runMigrations({ connectionString });
const client = new pg.Client({ connectionString });
await client.connect();
await client.query(
  "select graphile_worker.add_job('no_op', '{}'::json) from generate_series(1, $1::int)", [count]);
await client.end();

let left = count;
let finished;
const all = new Promise((resolve) => (finished = resolve));
const began = performance.now();
const runner = await run({
  connectionString,
  noHandleSignals: true,
  logger: undefined,
  taskList: { no_op: async () => { if (--left === 0) finished(); } },
  preset: {
    worker: {
      concurrentJobs: 24,
      maxPoolSize: 10,
      pollInterval: 2000,
      localQueue: { size: 500 },
      completeJobBatchDelay: 0,
      failJobBatchDelay: 0,
    },
  },
});
await all;
console.log(`\nRESULT ${count / ((performance.now() - began) / 1000)}`);
await runner.stop();
process.exit(0);
