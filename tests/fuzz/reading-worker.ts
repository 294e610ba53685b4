/** Reads the lecture files that it is sent, apart from who sends them, so that a hang can be ended. */
import {readAndTell} from './reading.ts';

process.on('message', (file: string) => {
  void readAndTell(file).then(reading => process.send?.(reading));
});
