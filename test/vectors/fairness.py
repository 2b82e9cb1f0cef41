# Makes fairness.json.gz: group metrics of random predictions by Fairlearn, to compare ours with.
#   python -m venv v && v/bin/pip install fairlearn==0.15.0 && v/bin/python fairness.py
import gzip
import json
import random

from fairlearn.metrics import (MetricFrame, count, demographic_parity_difference, demographic_parity_ratio,
                               equalized_odds_difference, equalized_odds_ratio, false_positive_rate, selection_rate,
                               true_positive_rate)


def plain(value):
    """NaN has no form in JSON."""
    return None if value != value else float(value)


def gaps(y, p, features):
    of = dict(y_true=y, y_pred=p, sensitive_features=features)
    return [plain(demographic_parity_difference(**of)), plain(demographic_parity_ratio(**of)),
            plain(equalized_odds_difference(**of)), plain(equalized_odds_ratio(**of))]


def case(dice):
    n = dice.randint(1, 40)
    # now and then a share of 0 or 1: groups without positives, without negatives, without anybody selected
    base, chosen = dice.choice([0, 0.1, 0.5, 0.9, 1]), dice.choice([0, 0.1, 0.5, 0.9, 1])
    y = [int(dice.random() < base) for _ in range(n)]
    p = [int(dice.random() < chosen) for _ in range(n)]
    a = [dice.choice('xyz'[:dice.randint(1, 3)]) for _ in range(n)]
    b = [dice.choice('uvw') for _ in range(n)]
    frame = MetricFrame(metrics={'count': count, 'selected': selection_rate, 'tpr': true_positive_rate, 'fpr': false_positive_rate},
                        y_true=y, y_pred=p, sensitive_features=a)
    groups = {group: [plain(value) for value in row] for group, row in zip(frame.by_group.index, frame.by_group.values)}
    return {'y': ''.join(map(str, y)), 'p': ''.join(map(str, p)), 'a': ''.join(a), 'b': ''.join(b), 'groups': groups,
            'gaps': gaps(y, p, a), 'both': gaps(y, p, {'a': a, 'b': b})}


dice = random.Random(20260101)
with gzip.GzipFile('fairness.json.gz', 'wb', mtime=0) as file:
    file.write(json.dumps([case(dice) for _ in range(1200)]).encode())
