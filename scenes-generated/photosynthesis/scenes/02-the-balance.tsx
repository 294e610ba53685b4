import {Formula, lecture, Table} from 'lectern';

export default lecture(
  {
    title: 'The balance',
    lines: [
      'Six carbon dioxide and six water go in',
      'One sugar and six oxygen come out',
      'Every atom is still there',
    ],
  },
  function* (stage) {
    const balance = stage.placeIn(
      new Formula({
        tex: String.raw`6\,\mathrm{CO_2} + 6\,\mathrm{H_2O}`,
        colors: {
          [String.raw`\mathrm{CO_2}`]: 'pink',
          [String.raw`\mathrm{H_2O}`]: 'blue',
          [String.raw`\mathrm{O_2}`]: 'violet',
          [String.raw`\mathrm{C_6H_{12}O_6}`]: 'orange',
        },
      }),
      'C1',
      'C6',
    );
    const table = stage.placeIn(
      new Table({
        head: ['atoms', 'before', 'after'],
        rows: [
          ['carbon', 6, 6],
          ['hydrogen', 12, 12],
          ['oxygen', 18, 18],
        ],
      }),
      'D1',
      'F6',
    );

    yield* stage.beat(1, function* () {
      yield* stage.show(balance);
    });

    yield* stage.beat(2, function* () {
      yield* balance.become(
        String.raw`6\,\mathrm{CO_2} + 6\,\mathrm{H_2O} \;\longrightarrow\; \mathrm{C_6H_{12}O_6} + 6\,\mathrm{O_2}`,
      );
    });

    yield* stage.beat(3, function* () {
      yield* stage.move(balance, 'B1', 'B6');
      yield* stage.show(table);
    });
  },
);
