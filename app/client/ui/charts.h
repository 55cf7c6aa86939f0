#pragma once
// Figures as pictures that are also tables: each chart's node is a table with a row for every point, which
// screen readers read and the plain page shows. Colour never says anything alone: values stand in words.

#include "app/client/ui/key.h"
#include "app/client/ui/widgets.h"

#include <span>
#include <string>
#include <string_view>

namespace linli::ui {

struct ChartPoint {
    std::string label = {};  // beneath: 周一, 8月
    double value = 0;        // not negative
    std::string words = {};  // the value as it is said: "12 人"; empty: the number itself
    Tone tone = Tone::Mine;  // Need: this one asks for attention
};
struct ChartOptions {
    std::string label_title = {};  // heads of the table: 哪天
    std::string value_title = {};  // 多少人
    float height = 200;            // CSS px at 100 % type
};
void bar_chart(std::string_view spoken, std::span<const ChartPoint> points, const ChartOptions& options = {},
               Here here = {});
void line_chart(std::string_view spoken, std::span<const ChartPoint> points, const ChartOptions& options = {},
                Here here = {});

}  // namespace linli::ui
