using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Embedded.Torch.Tests;

// Numbers that PyTorch 1.13 gave: from the same seed, or from weights that a formula sets.
public class PyTorchTests
{
    private static void Same(double[] expected, Tensor actual, double tolerance = 1e-5)
    {
        var values = actual.data<float>().ToArray();
        Assert.Equal(expected.Length, values.Length);
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], values[i], tolerance);
    }

    private static void Fill(Tensor parameter, Func<int, double> value)
    {
        using var values = tensor(Enumerable.Range(0, (int)parameter.numel()).Select(i => (float)value(i)).ToArray(), parameter.shape);
        using var _ = no_grad();
        parameter.copy_(values);
    }

    private static void Waves(nn.Module module)
    {
        var k = 0;
        foreach (var parameter in module.parameters())
        {
            var shift = k++;
            Fill(parameter, i => Math.Sin(i * 0.7 + shift) * 0.5);
        }
    }

    private static Tensor Sequence() => tensor(new[] { 0.2f, -0.4f, 0.1f, 0.5f, 1, 0.3f, -0.2f, 0, 0.5f, 0.5f, -0.5f, 0.25f }, [3, 1, 4]);

    [Fact]
    public void Layers_start_as_PyTorchs_from_the_same_seed()
    {
        manual_seed(7);
        using var linear = nn.Linear(3, 2);
        Same([0.04032507538795471, -0.3477921187877655, 0.18384182453155518, 0.1811612844467163, -0.3085803687572479, -0.0865316316485405], linear.weight);
        Same([-0.33822792768478394, 0.1498066484928131], linear.bias!);
        manual_seed(7);
        using var conv = nn.Conv2d(1, 1, 2);
        Same([0.03492254018783569, -0.301196813583374, 0.15921169519424438, 0.15689027309417725], conv.weight);
        Same([-0.26723843812942505], conv.bias!);
    }

    [Fact]
    public void Initialisers_draw_as_PyTorchs()
    {
        manual_seed(11);
        using var truncated = nn.init.trunc_normal_(empty(5));
        Same([-0.9740719199180603, -0.032178204506635666, 1.7936286926269531, -0.902147650718689, 0.20221064984798431], truncated);
        manual_seed(11);
        using var kaiming = nn.init.kaiming_normal_(empty(2, 3), mode: nn.init.FanInOut.FanOut, nonlinearity: nn.init.NonlinearityType.ReLU);
        Same([0.7376294732093811, 1.9459291696548462, -0.6995416283607483, -1.3022973537445068, -0.5132622122764587, -0.26961955428123474], kaiming);
        manual_seed(11);
        using var orthogonal = nn.init.orthogonal_(empty(2, 3));
        Same([0.33597755432128906, 0.8863374590873718, -0.31862926483154297, -0.8774100542068481, 0.17153286933898926, -0.44802674651145935], orthogonal);
    }

    [Fact]
    public void Attention_gives_PyTorchs_output_and_weights()
    {
        using var attention = nn.MultiheadAttention(4, 2);
        Fill(attention.get_parameter("in_proj_weight"), i => i / 50.0 - 0.4);
        Fill(attention.get_parameter("in_proj_bias"), i => i / 20.0);
        Fill(attention.get_parameter("out_proj.weight"), i => i / 10.0 - 0.7);
        Fill(attention.get_parameter("out_proj.bias"), i => i / 10.0);
        using var x = Sequence();
        var (output, weights) = attention.call(x, x, x);
        Same([-1.6058896780014038, -0.2979514002799988, 1.0099868774414062, 2.317924976348877, -1.606210708618164, -0.2982124388217926, 1.0097858905792236, 2.317784070968628, -1.6060469150543213, -0.29808706045150757, 1.0098727941513062, 2.3178324699401855], output);
        Same([0.33196932077407837, 0.33467498421669006, 0.33335572481155396, 0.33080852031707764, 0.3353556990623474, 0.33383578062057495, 0.3313799500465393, 0.3350068926811218, 0.33361315727233887], weights);
        using var mask = tensor(new[] { false, true, true, false, false, true, false, false, false }, [3, 3]);
        using var padding = tensor(new[] { false, false, true }, [1, 3]);
        (output, weights) = attention.call(x, x, x, padding, true, mask);
        Same([-1.3779997825622559, -0.24599993228912354, 0.8860000371932983, 2.0180001258850098, -1.6118309497833252, -0.2998238205909729, 1.0121833086013794, 2.324190139770508, -1.6115788221359253, -0.2996337115764618, 1.012311339378357, 2.324256181716919], output);
        Same([1, 0, 0, 0.49658501148223877, 0.5034149885177612, 0, 0.49727773666381836, 0.5027222633361816, 0], weights);
    }

    [Fact]
    public void A_transformer_layer_gives_PyTorchs_output_under_PyTorchs_names()
    {
        using var layer = nn.TransformerEncoderLayer(4, 2, 8, 0, nn.Activations.GELU);
        Assert.Equal(["self_attn.in_proj_weight", "self_attn.in_proj_bias", "self_attn.out_proj.weight", "self_attn.out_proj.bias", "linear1.weight", "linear1.bias", "linear2.weight", "linear2.bias", "norm1.weight", "norm1.bias", "norm2.weight", "norm2.bias"],
            layer.named_parameters().Select(p => p.name));
        Waves(layer);
        using var x = Sequence();
        using var y = layer.call(x);
        double[] expected = [-0.9375312924385071, -0.21374395489692688, -0.022813910618424416, 0.5080135464668274, -0.9331439733505249, -0.40825900435447693, 0.19322073459625244, 0.4901517629623413, -0.8709514141082764, -0.615959107875824, 0.2063552588224411, 0.5299491286277771];
        Same(expected, y);
        using var encoder = nn.TransformerEncoder(layer, 1);
        using var z = encoder.call(x);
        Same(expected, z);
        Assert.Equal("layers.0.self_attn.in_proj_weight", encoder.named_parameters().First().name);
    }

    [Fact]
    public void Recurrent_layers_give_PyTorchs_outputs()
    {
        using var x = tensor(new[] { 0.1f, -0.2f, 0.4f, 0.3f, -0.5f, 0.9f }, [3, 1, 2]);
        using var lstm = nn.LSTM(2, 3);
        Waves(lstm);
        Same([0.12918974459171295, 0.1522321254014969, 0.0907687395811081, 0.3091399073600769, 0.1779448390007019, 0.09262485802173615, 0.3488639295101166, 0.14235953986644745, 0.07543034851551056], lstm.call(x).Item1);
        using var gru = nn.GRU(2, 3);
        Waves(gru);
        Same([0.14530323445796967, 0.3651697635650635, 0.3224940598011017, 0.4739990532398224, 0.2362671196460724, 0.3046371340751648, 0.47673270106315613, 0.1525147706270218, 0.3879397511482239], gru.call(x).Item1);
        using var rnn = nn.RNN(2, 3);
        Waves(rnn);
        Same([0.4307253658771515, -0.08804803341627121, -0.5018261075019836, 0.529840350151062, 0.5053831338882446, -0.6864255666732788, 0.7844310402870178, 0.27545639872550964, -0.8566491007804871], rnn.call(x).Item1);
        Assert.Equal(["weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0"], rnn.named_parameters().Select(p => p.name));
    }

    [Fact]
    public void Resampling_gives_PyTorchs_values()
    {
        using var x = arange(16, dtype: ScalarType.Float32).view(1, 1, 4, 4);
        using var bicubic = nn.functional.interpolate(x, [2, 3], mode: InterpolationMode.Bicubic);
        Same([1.7511578798294067, 3.125, 4.498843669891357, 10.50115966796875, 11.875, 13.248845100402832], bicubic);
        using var bilinear = nn.functional.interpolate(x, scale_factor: [1.5], mode: InterpolationMode.Bilinear);
        Assert.Equal([0, 0.5f, 1.1666667f, 1.8333334f, 2.5f, 3, 2, 2.5f], bilinear.data<float>().ToArray()[..8]);
    }
}
