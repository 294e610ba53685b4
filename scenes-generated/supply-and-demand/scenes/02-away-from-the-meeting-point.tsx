import {lecture, Plot} from 'lectern';

export default lecture(
  {
    title: 'Away from the meeting point',
    lines: [
      'At a higher price, goods stay on the shelf',
      'So sellers lower their prices',
      'At a lower price, shelves are empty',
      'So buyers bid the price up again',
    ],
  },
  function* (stage) {
    const market = stage.placeIn(
      new Plot({x: [0, 10], y: [0, 10], xLabel: 'quantity', yLabel: 'price', numbers: false}),
      'A1',
      'F6',
    );
    const demand = market.curve(x => 9 - 0.8 * x, {color: 'blue', label: 'demand'});
    const supply = market.curve(x => 1 + 0.8 * x, {color: 'orange', label: 'supply'});
    const high = market.horizontalLine(7, {color: 'pink'});
    const surplus = market.brace([2.5, 7], [7.5, 7], {
      color: 'pink',
      label: 'surplus',
      side: 'above',
    });
    const low = market.horizontalLine(3, {color: 'violet'});
    const shortage = market.brace([2.5, 3], [7.5, 3], {
      color: 'violet',
      label: 'shortage',
      side: 'below',
    });

    yield* stage.beat(1, function* () {
      yield* stage.show(market, demand, supply, high, surplus);
    });

    yield* stage.beat(2, function* () {
      yield* stage.hide(surplus);
      yield* high.slideTo(5, 2);
    });

    yield* stage.beat(3, function* () {
      yield* stage.hide(high);
      yield* stage.show(low, shortage);
    });

    yield* stage.beat(4, function* () {
      yield* stage.hide(shortage);
      yield* low.slideTo(5, 2);
    });
  },
);
