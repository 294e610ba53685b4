/** Reads the lecture files that it is sent, apart from who sends them, so that a hang can be ended. */
import {readLecture} from '../../agents/author/index.ts';
import {LecternError} from '../../schema/errors.ts';

process.on('message', (file: string) => {
  void readLecture(file).then(
    () => process.send?.(''),
    (error: unknown) => {
      // What no reader foresaw comes as “lecture-unexpected”, with its cause.
      const isForeseen = error instanceof LecternError && error.code !== 'lecture-unexpected';
      const cause = error instanceof LecternError ? error.cause : error;
      process.send?.(
        isForeseen ? '' : cause instanceof Error ? (cause.stack ?? cause.message) : String(cause),
      );
    },
  );
});
