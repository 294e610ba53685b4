import {Icon, lecture, Plot} from 'lectern';

export default lecture(
  {
    title: 'When demand grows',
    lines: [
      'A hot summer: everybody wants ice cream',
      'The demand curve moves to the right',
      'Price and quantity both rise',
      'The price tells firms to make more',
    ],
  },
  function* (stage) {
    const softIceCream = stage.placeIn(
      new Icon({name: 'fluent-emoji-flat:soft-ice-cream', size: 210}),
      'C5',
      'D6',
    );
    const market = stage.placeIn(
      new Plot({x: [0, 10], y: [0, 10], xLabel: 'ice cream sold', yLabel: 'price', numbers: false}),
      'A1',
      'F4',
    );
    const demand = market.curve(x => 7 - 0.8 * x, {color: 'blue', label: 'demand'});
    const supply = market.curve(x => 1 + 0.8 * x, {color: 'orange', label: 'supply'});
    const before = market.point([3.75, 4], {color: 'muted'});
    const after = market.point([5.625, 5.5], {color: 'green'});
    const rise = market.arrow([3.75, 4], [5.625, 5.5], {color: 'green'});

    yield* stage.beat(1, function* () {
      yield* stage.show(softIceCream);
      yield* stage.show(market, demand, supply, before);
    });

    yield* stage.beat(2, function* () {
      yield* demand.become(x => 10 - 0.8 * x, 2);
    });

    yield* stage.beat(3, function* () {
      yield* stage.show(after, rise);
      yield* stage.emphasise(after);
    });

    yield* stage.beat(4, function* () {
      yield* stage.emphasise(supply);
    });
  },
);
